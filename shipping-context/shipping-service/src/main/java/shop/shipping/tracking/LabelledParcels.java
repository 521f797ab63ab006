package shop.shipping.tracking;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import shop.platform.mongo.Told;

/**
 * Whose a label is, as far as the views know: a shipment's or that of something that comes back, also if it was given back
 * since, or was never told to anybody. People can send several with one label.
 */
@Component
public class LabelledParcels {

    private static final int AT_MOST = 10;

    private final MongoTemplate mongo;

    public LabelledParcels(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Their ids. */
    public List<String> with(String labelId) {
        Query query = new Query(Criteria.where("labelIds").is(labelId)).limit(AT_MOST);
        return Stream.of(TrackedShipment.class, TrackedReturnShipment.class)
                .flatMap(kind -> mongo.find(query, kind).stream())
                .map(Told::id)
                .toList();
    }
}
