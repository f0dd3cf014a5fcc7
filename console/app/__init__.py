"""The composition root: builds and wires everything, and runs the loop."""
