"""The command line: the same work as the window, without a screen. docs/architecture.md names the contract."""
