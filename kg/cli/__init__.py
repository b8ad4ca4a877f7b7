"""The command line: one small module a command, loaded only when that command runs."""
