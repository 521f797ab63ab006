package shop.importer.http;

import java.util.List;
import java.util.Optional;

/** Some of the shop's orders, the last placed first; {@code next} leads on, {@code total} counts all that match. */
record OrderPage(List<OrderView> orders, Optional<String> next, long total) {}
