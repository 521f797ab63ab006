package shop.importer.http;

import java.util.List;
import java.util.Optional;

/** A change of what is ordered, as the shop's API takes it. */
public record OrderChange(
        List<LineChange> more, List<LineChange> fewer, List<OrderRequest.Line> lines, Optional<Means> tender) {

    /** So many units of a line. */
    public record LineChange(int line, int quantity) {}

    /** What is paid with. */
    public record Means(String method, String token) {}
}
