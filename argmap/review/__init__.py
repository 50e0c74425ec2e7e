"""The rules that a map must keep, advice on doubtful places, and drafts of claims checked against both."""
