import tseslint from "typescript-eslint";

/* Texts of papers become markup nowhere: what would parse a string is not to be called. */
const PARSERS = ["innerHTML", "outerHTML", "srcdoc", "insertAdjacentHTML", "createContextualFragment"];

export default tseslint.config(
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  {
    rules: {
      "no-restricted-properties": ["error", ...PARSERS.map((property) => ({ property }))],
      "no-restricted-globals": ["error", "event", "name", "open", "close", "eval"],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      eqeqeq: "error",
      "prefer-const": "error",
      "max-lines": ["error", { max: 260, skipBlankLines: true, skipComments: true }],
      "max-depth": ["error", 4],
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/consistent-type-definitions": ["error", "interface"],
    },
  },
  { files: ["tests/**"], rules: { "max-lines": "off" } },
);
