"""The tests of Samverkansnavet."""
