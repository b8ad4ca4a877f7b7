"""The parts of a survey: each makes a section from an analysis or from named queries."""
