/* The views by name. */

import type { OpenView } from "../app/app.ts";
import type { ViewName } from "../app/state.ts";
import { openAbout } from "./about.ts";
import { openConcept } from "./concept/concept.ts";
import { openLineage } from "./lineage/lineage.ts";
import { openMap } from "./map/map.ts";
import { openMatrix } from "./matrix/matrix.ts";
import { openPaper } from "./paper/paper.ts";
import { openPapers } from "./papers.ts";
import { openQueries } from "./queries.ts";
import { openTimeline } from "./timeline/timeline.ts";
import { openTopic } from "./topic.ts";

export const VIEW_MAKERS: Readonly<Record<ViewName, OpenView>> = {
  map: openMap,
  papers: openPapers,
  matrix: openMatrix,
  timeline: openTimeline,
  lineage: openLineage,
  queries: openQueries,
  about: openAbout,
  paper: openPaper,
  concept: openConcept,
  topic: openTopic,
};
