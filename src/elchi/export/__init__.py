"""The record for eyes: a terminal view and a page of HTML with every entry highlighted in place."""
