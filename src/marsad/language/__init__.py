"""Arabic as it is written: folding that keeps offsets, words, numbers, dates, and the language tables."""
