"""Language-neutral text: folding with a map back, tokens, sentences, numerals, units and EDTF arithmetic."""
