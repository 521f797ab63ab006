package shop.mongo;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How drivers ask how many documents match: as an aggregation that adds up 1 for each. */
record Counting(String collection, Document matching) {

    private static final Document ONE_FOR_EACH =
            new Document("$group", new Document("_id", 1).append("n", new Document("$sum", 1)));

    /** @return none for any other aggregation */
    static Optional<Counting> of(Document aggregation) {
        return aggregation.get("pipeline") instanceof Collection<?> stages
                        && stages.size() == 2
                        && List.copyOf(stages).get(0) instanceof Document first
                        && first.keySet().equals(Set.of("$match"))
                        && List.copyOf(stages).get(1).equals(ONE_FOR_EACH)
                ? Optional.of(new Counting((String) aggregation.get("aggregate"), (Document) first.get("$match")))
                : Optional.empty();
    }

    Document command() {
        return new Document("count", collection).append("query", matching);
    }

    /** @param counted what the command was answered; an aggregation of nothing has no document */
    Document answer(String database, Document counted) {
        List<Document> documents =
                counted.get("n").equals(0) ? List.of() : List.of(new Document("_id", 1).append("n", counted.get("n")));
        return new Document(
                        "cursor",
                        new Document("id", 0L)
                                .append("ns", database + "." + collection)
                                .append("firstBatch", documents))
                .append("ok", 1.0);
    }
}
