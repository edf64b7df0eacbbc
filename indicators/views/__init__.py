"""What the pages show, worked out as plain rows: no page computes, and nothing here knows Streamlit."""
