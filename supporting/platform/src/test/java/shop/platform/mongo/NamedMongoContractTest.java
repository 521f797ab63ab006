package shop.platform.mongo;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Writes to collections of its own, whose names begin with {@code contract-}, and removes them. */
@DisplayName("On the MongoDB that -Dmongo.uri names,")
@EnabledIfSystemProperty(
        named = NamedMongoContractTest.PROPERTY,
        matches = ".+",
        disabledReason = "no server is named: -Dmongo.uri=mongodb://user:password@host:port/{service}")
class NamedMongoContractTest extends MongoContract {

    static final String PROPERTY = "mongo.uri";

    @Override
    String uri() {
        return System.getProperty(PROPERTY).replace("{service}", "order");
    }
}
