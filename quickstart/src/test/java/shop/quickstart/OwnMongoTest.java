package shop.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import shop.starting.CannotStart;

@DisplayName("The MongoDB that is named to the quickstart")
class OwnMongoTest {

    @Test
    @DisplayName("is the embedded one when none is named")
    void isEmbedded() {
        assertThat(named().isNamed()).isFalse();
        assertThat(named().uri("order")).isEmpty();
    }

    @Test
    @DisplayName("gives each service a database and a user, wherever its name stands in the address")
    void isNamedForAll() {
        OwnMongo mongo =
                named("--shop.mongo.uri=mongodb://{service}:secret@127.0.0.1:27018/{service}?retryWrites=false");

        assertThat(mongo.isNamed()).isTrue();
        assertThat(mongo.uri("order")).hasValue("mongodb://order:secret@127.0.0.1:27018/order?retryWrites=false");
        assertThat(mongo.uri("shipping"))
                .hasValue("mongodb://shipping:secret@127.0.0.1:27018/shipping?retryWrites=false");
    }

    @Test
    @DisplayName("can be named for each service, with a password and even a server of its own")
    void isNamedOneByOne() {
        OwnMongo mongo = named(
                "--shop.mongo.uri.order=mongodb://ada:one@127.0.0.1:27018/projections",
                "--shop.mongo.uri.payment=mongodb://ada:two@127.0.0.1:27019/projections",
                "--shop.mongo.uri.shipping=mongodb://ship:three@127.0.0.1:27018/shipping");

        assertThat(mongo.uri("payment")).hasValue("mongodb://ada:two@127.0.0.1:27019/projections");
    }

    @Test
    @DisplayName("can be named by environment variables, which keep passwords out of the list of processes")
    void isNamedByTheEnvironment() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "variables",
                        Map.of(
                                "SHOP_MONGO_URI", "mongodb://127.0.0.1:27018/{service}",
                                "SHOP_MONGO_URI_ORDER", "mongodb://order:one@127.0.0.1:27018/order")));

        OwnMongo mongo = OwnMongo.namedIn(environment);

        assertThat(mongo.uri("order")).hasValue("mongodb://order:one@127.0.0.1:27018/order");
        assertThat(mongo.uri("payment")).hasValue("mongodb://127.0.0.1:27018/payment");
    }

    @Test
    @DisplayName("is refused when a service is left out, has no database, or shares another's, or nobody can read it")
    void isRefused() {
        assertRefused(
                "Only some services are told their MongoDB: name that of payment, too, with --shop.mongo.uri.payment=mongodb://…",
                "--shop.mongo.uri.order=mongodb://127.0.0.1/order");
        assertRefused(
                "The MongoDB named for order lacks a database: end its address with /{service}.",
                "--shop.mongo.uri=mongodb://127.0.0.1:27018");
        assertRefused(
                "The MongoDB named for payment is another service's, too: give each a database of its own, such as"
                        + " --shop.mongo.uri=mongodb://127.0.0.1:27017/{service}.",
                "--shop.mongo.uri=mongodb://127.0.0.1:27018/shop");
        assertRefused(
                "The MongoDB named for order cannot be read: The connection string is invalid. Connection strings must"
                        + " start with either 'mongodb://' or 'mongodb+srv://",
                "--shop.mongo.uri=127.0.0.1:27018/{service}");
    }

    private static void assertRefused(String sentence, String... arguments) {
        assertThatThrownBy(() -> named(arguments))
                .isInstanceOf(CannotStart.class)
                .hasMessage(sentence);
    }

    private static OwnMongo named(String... arguments) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        return OwnMongo.namedIn(environment);
    }
}
