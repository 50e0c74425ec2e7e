"""The graph of claims and steps, and what follows from its shape or from credences."""
