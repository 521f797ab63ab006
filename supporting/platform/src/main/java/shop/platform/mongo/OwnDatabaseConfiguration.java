package shop.platform.mongo;

import com.mongodb.client.MongoClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/**
 * Whatever reads or writes views, tokens or parked events gets the service's own database, once it is known to be
 * usable.
 */
@AutoConfiguration(after = MongoAutoConfiguration.class, before = DataMongoAutoConfiguration.class)
public class OwnDatabaseConfiguration {

    @Bean
    MongoDatabaseFactory mongoDatabaseFactory(
            MongoClient client, MongoConnectionDetails named, MongoProperties properties) {
        if (properties.getUri() == null && properties.getHost() == null) {
            throw MongoRefusal.nothingNamed();
        }
        String database = new OwnDatabase(named.getConnectionString()).checkedBy(client);
        return new SimpleMongoClientDatabaseFactory(client, database);
    }
}
