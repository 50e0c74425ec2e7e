"""Maps in the formats of other tools: what comes in, what goes out, and what each format cannot say."""
