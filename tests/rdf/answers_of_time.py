"""What the named queries on trends, gaps, lineage and the vocabulary itself answer."""

Rows = list[tuple[str | None, ...]]

#: Query, graph ("five" of conftest or "robots"), values, and the rows of the answer.
CASES: list[tuple[str, str, dict[str, str], Rows]] = [
    # ---- trends
    (
        "first-use",
        "robots",
        {"concept": "Q-learning", "limit": "2"},
        [
            ("2019-05", "arxiv:1905.00001", "Learning from logs", "kg:proposes", "method:cql"),
            ("2021", "arxiv:2110.00002", "Expectiles", "kg:uses", "method:cql"),
        ],
    ),
    (
        "methods-of-year",
        "robots",
        {"year": "2024"},
        [("method:iql", "IQL", "1"), ("method:oarnet", "OarNet", "1")],
    ),
    (
        "new-methods-by-year",
        "robots",
        {},
        [
            ("2019", "1", "1", "1"),
            ("2021", "1", "1", "1"),
            ("2022", "1", "1", "1"),
            ("2023", "2", "0", "0"),
            ("2024", "2", "1", "1"),
        ],
    ),
    (
        "newest-in-domain",
        "robots",
        {"domain": "robotics", "limit": "2"},
        [
            ("2024-01-10", "arxiv:2401.00006", "Down the river"),
            ("2023-06-05", "arxiv:2306.00004", "Robots from few logs"),
        ],
    ),
    (
        "papers-by-year",
        "five",
        {"concept": "PPO"},
        [("2017", "1", "1"), ("2022", "1", "1"), ("2023", "1", "0"), ("2024", "1", "1")],
    ),
    (
        "rising-methods",
        "robots",
        {"since": "2023", "least": "1"},
        [
            ("method:iql", "IQL", "2", "0", "5000", "0"),
            ("method:dqn", "DQN", "1", "0", "2500", "0"),
            ("method:experts", "Mixture of Experts", "1", "0", "2500", "0"),
            ("method:oarnet", "OarNet", "1", "0", "2500", "0"),
        ],
    ),
    # ---- gaps
    ("avoided-by", "robots", {"paper": "hands"}, [("method:dqn", "DQN", "No DQN is run.")]),
    (
        "avoided",
        "five",
        {},
        [("method:ppo", "Proximal Policy Optimization", "1", "No PPO is needed.")],
    ),
    (
        "avoided",
        "robots",
        {"limit": "1"},
        [("benchmark:walker", "Walker", "1", "Walker is not tried.")],
    ),
    ("gaps", "five", {"concept": "PPO"}, [("setting:offline", "Offline RL", "1")]),
    ("gaps", "robots", {"concept": "DQN"}, [("setting:small", "Offline with little data", "1")]),
    (
        "unmeasured",
        "robots",
        {"concept": "offline"},
        [("2024-01-10", "arxiv:2401.00006", "Down the river")],
    ),
    (
        "untried",
        "robots",
        {"concept": "DQN", "kind": "domain"},
        [
            ("domain:locomotion", "Locomotion", "2", "CQL"),
            ("domain:robotics", "Robotics", "1", "CQL"),
        ],
    ),
    (
        "untried",
        "robots",
        {"concept": "DQN"},
        [("setting:small", "Offline with little data", "1", "CQL")],
    ),
    # ---- lineage
    (
        "baselines",
        "robots",
        {"concept": "offline"},
        [("method:cql", "CQL", "1"), ("method:dqn", "DQN", "1")],
    ),
    (
        "built-on",
        "five",
        {},
        [("arxiv:2401.00004", "Groups", "method:ppo", "Proximal Policy Optimization", "extends")],
    ),
    (
        "built-on",
        "robots",
        {"method": "OarNet"},
        [("arxiv:2204.00003", "Rowing robots", "method:cql", "CQL", None)],
    ),
    (
        "compared-with",
        "five",
        {"concept": "DPO"},
        [("arxiv:2401.00004", "Groups", "GRPO", "In RLHF it beats DPO.")],
    ),
    (
        "descendants",
        "robots",
        {"concept": "CQL"},
        [
            ("1", "method:iql", "IQL", "method:cql", "arxiv:2110.00002"),
            ("1", "method:oarnet", "OarNet", "method:cql", "arxiv:2204.00003"),
            ("2", "method:margin", "Margin of Error", "method:iql", "arxiv:2401.00006"),
            ("2", "method:margin", "Margin of Error", "method:oarnet", "arxiv:2401.00006"),
        ],
    ),
    (
        "extended-by",
        "robots",
        {"concept": "CQL"},
        [
            (
                "arxiv:2110.00002",
                "Expectiles",
                "method:iql",
                "IQL",
                "We propose IQL, which extends CQL.",
            )
        ],
    ),
    ("most-compared", "robots", {}, [("method:cql", "CQL", "1"), ("method:dqn", "DQN", "1")]),
    # ---- vocabulary and quality
    (
        "ambiguous-names",
        "robots",
        {},
        [
            ("MOE", "method:experts", "Mixture of Experts"),
            ("MOE", "method:margin", "Margin of Error"),
        ],
    ),
    (
        "concept-profile",
        "robots",
        {"concept": "CQL"},
        [
            ("kg:uses", "2", "2021", "2022"),
            ("kg:comparesWith", "1", "2023", "2023"),
            ("kg:mentions", "1", None, None),
            ("kg:proposes", "1", "2019", "2019"),
        ],
    ),
    (
        "decided-links",
        "robots",
        {},
        [
            (
                "arxiv:2308.00005",
                "The arcade",
                "kg:avoids",
                "benchmark:walker",
                "Walker",
                "decided by ada on 2024-02-03: role",
            )
        ],
    ),
    (
        "discovered",
        "robots",
        {"least": "2"},
        [("method:oarnet", "OarNet", "arxiv:2204.00003", "2")],
    ),
    (
        "doubtful-links",
        "robots",
        {"concept": "CQL"},
        [
            (
                "0.7",
                "arxiv:2306.00004",
                "Robots from few logs",
                "kg:comparesWith",
                "CQL is the baseline.",
            ),
            ("0.7", "paper:undated", "Without a date", "kg:mentions", "CQL is named."),
        ],
    ),
    (
        "elsewhere",
        "robots",
        {},
        [
            (
                "method:q-learning",
                "Q-learning",
                "http://www.w3.org/2004/02/skos/core#closeMatch",
                "https://example.org/q",
            )
        ],
    ),
    (
        "narrower",
        "robots",
        {"concept": "Q-learning"},
        [
            ("method:cql", "CQL", "curated", "4"),
            ("method:iql", "IQL", "curated", "3"),
            ("method:dqn", "DQN", "curated", "2"),
        ],
    ),
    ("odd-records", "robots", {}, [("truncated", "1", "Learning from logs")]),
    (
        "roles",
        "robots",
        {},
        [
            ("kg:addresses", "12"),
            ("kg:uses", "7"),
            ("kg:proposes", "4"),
            ("kg:evaluatesOn", "3"),
            ("kg:avoids", "2"),
            ("kg:comparesWith", "2"),
            ("kg:mentions", "1"),
        ],
    ),
    (
        "unlinked-papers",
        "robots",
        {},
        [("arxiv:2402.00007", "Of nothing known"), ("paper:undated", "Without a date")],
    ),
]
