"""From bytes to a page: decoding, main text of a web page, language, and the items that the page holds."""
