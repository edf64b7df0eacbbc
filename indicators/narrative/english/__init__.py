"""The reports in English: the same facts and figures, in the register of an official English report."""
