"""One page of each type: its address, the title of the window, and words that stand on it."""

PAGES = {
    "map": ("#/map", "calm", "Strongest concepts"),
    "papers": ("#/papers", "Papers — calm", "Groups that Reason"),
    "matrix": ("#/matrix", "Matrix — calm", "Methods by settings in 16 papers"),
    "timeline": ("#/timeline", "Timeline — calm", "15 dated papers"),
    "lineage": ("#/lineage", "Lineage — calm", "Group Relative Policy Optimization"),
    "queries": ("#/queries", "Queries — calm", "Papers"),
    "about": ("#/about", "About — calm", "How to cite"),
    "paper": (
        "#/paper/arxiv:2401.00001",
        "Groups that Reason — calm",
        "Mathematics on GSM8K gains.",
    ),
    "concept": (
        "#/concept/method:ppo",
        "Proximal Policy Optimization — calm",
        "A policy gradient method that keeps each update small.",
    ),
    "topic": ("#/topic/0", "Games · Deep Q-Network — calm", "Seeing and Playing"),
}
