"""What decides: outcomes, requirements, schemes, answers. No clock, no input, no output, no language."""
