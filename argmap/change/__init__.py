"""The effect of a change to the files on the argument, as text, Markdown, JSON and HTML."""
