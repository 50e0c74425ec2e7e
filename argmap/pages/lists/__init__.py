"""The lists of claims, topics, references and paragraphs."""
