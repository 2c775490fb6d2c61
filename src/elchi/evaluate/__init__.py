"""Gold against output: how much of what a page says is found, by language and kind."""
