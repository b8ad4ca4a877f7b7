"""What the named queries on benchmarks, results, papers and their evidence answer."""

Rows = list[tuple[str | None, ...]]

#: Query, graph ("five" of conftest or "robots"), values, and the rows of the answer.
CASES: list[tuple[str, str, dict[str, str], Rows]] = [
    # ---- benchmarks and results
    (
        "benchmarks-in-domain",
        "robots",
        {"domain": "robotics"},
        [("benchmark:walker", "Walker", "1")],
    ),
    (
        "largest-gains",
        "robots",
        {"relation": "improvement", "unit": "%"},
        [("20", "arxiv:2110.00002", "Expectiles", "score", "LabRun", "beats DQN by 20% on LabRun")],
    ),
    (
        "largest-gains",
        "five",
        {},
        [
            (
                "3.5",
                "arxiv:1701.00001",
                "Proximal Policy Optimization",
                None,
                "MuJoCo hands",
                "walks well on MuJoCo",
            )
        ],
    ),
    (
        "methods-on-benchmark",
        "robots",
        {"benchmark": "LabRun"},
        [
            ("2021", "arxiv:2110.00002", "Expectiles", "method:iql", "IQL"),
            ("2019-05", "arxiv:1905.00001", "Learning from logs", "method:cql", "CQL"),
        ],
    ),
    ("metrics", "robots", {}, [("score", "1"), ("speed", "1")]),
    (
        "results-by-benchmark",
        "five",
        {"benchmark": "mujoco HANDS"},
        [
            (
                "arxiv:1701.00001",
                "Proximal Policy Optimization",
                "MuJoCo hands",
                None,
                None,
                "2.5",
                "3.5",
                "x",
                "speedup",
                "walks well on MuJoCo",
            )
        ],
    ),
    (
        "results-of-paper",
        "robots",
        {"paper": "arxiv:2110.00002"},
        [
            (
                "It",
                "LabRun",
                "score",
                "20",
                None,
                None,
                "%",
                "improvement",
                "DQN",
                "beats DQN by 20% on LabRun",
            )
        ],
    ),
    (
        "top-benchmarks",
        "robots",
        {},
        [("benchmark:lab", "LabRun", "2"), ("benchmark:walker", "Walker", "1")],
    ),
    # ---- papers and evidence
    (
        "authors",
        "robots",
        {"concept": "offline"},
        [("Ada Moor", "3"), ("Cy Vale", "2"), ("Bo Lind", "1")],
    ),
    (
        "combining",
        "five",
        {"a": "policy gradient", "b": "RLHF"},
        [("arxiv:2203.00002", "Chat with feedback"), ("arxiv:2401.00004", "Groups")],
    ),
    (
        "evidence-of",
        "five",
        {"paper": "p4", "concept": "PPO"},
        [("kg:uses", "extends", "0.93", "abstract", "PPO", "GRPO extends PPO.")],
    ),
    (
        "paper-profile",
        "robots",
        {"paper": "arxiv:2110.00002"},
        [
            ("domain:games", "Games", "kg:addresses", "0.9", "Games are played offline."),
            ("setting:offline", "Offline RL", "kg:addresses", "0.9", "Games are played offline."),
            ("method:dqn", "DQN", "kg:comparesWith", "0.85", "It beats DQN by 20% on LabRun."),
            ("benchmark:lab", "LabRun", "kg:evaluatesOn", "0.9", "It beats DQN by 20% on LabRun."),
            ("method:iql", "IQL", "kg:proposes", "0.95", "We propose IQL, which extends CQL."),
            ("method:cql", "CQL", "kg:uses", "0.93", "We propose IQL, which extends CQL."),
        ],
    ),
    (
        "papers-by-author",
        "robots",
        {},
        [
            ("2023-06-05", "arxiv:2306.00004", "Robots from few logs"),
            ("2021", "arxiv:2110.00002", "Expectiles"),
            ("2019-05", "arxiv:1905.00001", "Learning from logs"),
        ],
    ),
    (
        "papers-by-role",
        "robots",
        {"concept": "IQL", "role": "proposes"},
        [("arxiv:2110.00002", "Expectiles", "0.95", "We propose IQL, which extends CQL.")],
    ),
    (
        "papers-using",
        "five",
        {"concept": "PPO"},
        [
            ("arxiv:2401.00004", "Groups", "0.93", "GRPO extends PPO."),
            ("arxiv:2203.00002", "Chat with feedback", "0.9", "We train with PPO."),
        ],
    ),
    (
        "papers-using",
        "five",
        {"limit": "1"},
        [("arxiv:2401.00004", "Groups", "0.93", "GRPO extends PPO.")],
    ),
    (
        "similar-papers",
        "robots",
        {"paper": "arxiv:2401.00006", "limit": "2"},
        [("arxiv:2204.00003", "Rowing robots", "3"), ("arxiv:2110.00002", "Expectiles", "2")],
    ),
    (
        "venues",
        "robots",
        {},
        [("RoboConf", "3", "2019", "2022"), ("GameConf", "1", "2023", "2023")],
    ),
]
