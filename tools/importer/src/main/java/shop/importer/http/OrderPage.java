package shop.importer.http;

import java.util.List;

/** Some of the shop's orders, the last placed first; {@code total} counts all that match. */
record OrderPage(List<OrderView> orders, long total) {}
