"""What every room uses and no shop owns: time, money, actors, errors, work items, outgoing HTTP. Tables: none."""
