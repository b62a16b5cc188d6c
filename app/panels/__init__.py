"""What lies around the image: studies, findings, the verdict, the relabel queue."""
