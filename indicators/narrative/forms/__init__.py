"""The forms of report, each composed of what there is to say: summary, circular, brief, supervision notice."""
