"""What falls short, how much each weighs, and the step that answers it."""
