package shop.discovery;

import com.netflix.appinfo.ApplicationInfoManager;
import com.netflix.appinfo.HealthCheckHandler;
import com.netflix.appinfo.InstanceInfo.InstanceStatus;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ApplicationListener;

/**
 * Tells the registry of an instance that is not ready, as one that has lost Axon Server or its database: looked at whenever
 * the registry's client looks whether something has changed, and at once when the application says so itself. That nobody
 * is to be sent there at all is not for the instance to say.
 */
final class ReadinessIsTold
        implements HealthCheckHandler, ApplicationListener<AvailabilityChangeEvent<ReadinessState>> {

    private static final String READINESS = "readiness";

    private final ObjectProvider<HealthEndpoint> health;
    private final ApplicationInfoManager registered;

    ReadinessIsTold(ObjectProvider<HealthEndpoint> health, ApplicationInfoManager registered) {
        this.health = health;
        this.registered = registered;
    }

    @Override
    public InstanceStatus getStatus(InstanceStatus now) {
        return Optional.ofNullable(health.getIfAvailable())
                .map(all -> all.healthForPath(READINESS))
                .map(HealthDescriptor::getStatus)
                .filter(status -> !status.equals(Status.UP))
                .map(unready -> InstanceStatus.DOWN)
                .orElse(InstanceStatus.UP);
    }

    @Override
    public void onApplicationEvent(AvailabilityChangeEvent<ReadinessState> changed) {
        registered.setInstanceStatus(getStatus(registered.getInfo().getStatus()));
    }
}
