"""Pages to look at: the neighbourhood of a concept or paper, and an overview."""

from kg.views.focus import find_focus
from kg.views.neighbourhood import concept_scene, paper_scene
from kg.views.overview import overview_scene
from kg.views.page import render_page
from kg.views.scene import Reach

__all__ = ["Reach", "concept_scene", "find_focus", "overview_scene", "paper_scene", "render_page"]
