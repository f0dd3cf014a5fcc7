"""One open server: what is known of it, who asks it, and what was ordered."""
