package shop.platform.mongo;

import com.mongodb.MongoNamespace;
import com.mongodb.client.model.RenameCollectionOptions;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import shop.platform.processing.Edition;

/**
 * A collection that a projection keeps, and while that is rebuilt a second one, which takes its place at once when all is in
 * it. What is read is always the first.
 */
public final class TwoEditions {

    private static final String NEXT = "-next";
    private static final String INDEX_OF_IDS = "_id_";

    private final MongoTemplate mongo;
    private final String name;

    public TwoEditions(MongoTemplate mongo, String name) {
        this.mongo = mongo;
        this.name = name;
    }

    /** The collection that the current unit of work writes to: the next edition's own, if it is for that. */
    public String name() {
        return Edition.current().isPresent() ? name + NEXT : name;
    }

    /** Does what a rebuild needs: to be called by the projection's reset handler. Without an edition, all is forgotten. */
    public void reset() {
        if (Edition.current().isEmpty()) {
            mongo.remove(new Query(), name);
            return;
        }
        switch (Edition.current().get().step()) {
            case BEGIN -> begin();
            case TAKE_OVER -> takeOver();
            case GIVE_UP -> drop();
            case FOLLOW -> throw new IllegalStateException("An event resets nothing");
        }
    }

    /** With the indexes of the present one, which nobody makes again before the next start. */
    private void begin() {
        drop();
        mongo.createCollection(name + NEXT);
        List<Document> indexes = new ArrayList<>();
        for (Document index : mongo.getCollection(name).listIndexes()) {
            if (!INDEX_OF_IDS.equals(index.getString("name"))) {
                index.remove("ns");
                indexes.add(index);
            }
        }
        if (!indexes.isEmpty()) {
            mongo.executeCommand(new Document("createIndexes", name + NEXT).append("indexes", indexes));
        }
    }

    private void drop() {
        if (mongo.collectionExists(name + NEXT)) {
            mongo.dropCollection(name + NEXT);
        }
    }

    /** Done already, if a switch that was broken off is repeated. */
    private void takeOver() {
        if (mongo.collectionExists(name + NEXT)) {
            mongo.getCollection(name + NEXT)
                    .renameCollection(
                            new MongoNamespace(mongo.getDb().getName(), name),
                            new RenameCollectionOptions().dropTarget(true));
        }
    }
}
