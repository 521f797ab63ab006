package shop.node.search;

/** A value of each row, and by what name it goes in the stages behind. */
record Column(String name, Expression value) {}
