package shop.platform.mongo;

import com.mongodb.ConnectionString;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;

/** Where no MongoDB is named by {@code spring.mongodb.uri}, the service brings its own. */
@AutoConfiguration(before = MongoAutoConfiguration.class)
@ConditionalOnProperty(name = "spring.mongodb.uri", matchIfMissing = true, havingValue = "embedded")
public class MongoConfiguration {

    @Bean
    EmbeddedMongo embeddedMongo(@Value("${shop.data:data}/${spring.application.name}/mongo") Path folder) {
        return EmbeddedMongo.in(folder, EmbeddedMongo.loopback(0));
    }

    @Bean
    MongoConnectionDetails embeddedMongoConnection(
            EmbeddedMongo mongo, @Value("${spring.application.name}") String database) {
        return () -> new ConnectionString(mongo.uri(database));
    }
}
