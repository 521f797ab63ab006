package shop.discovery;

import com.netflix.appinfo.InstanceInfo.InstanceStatus;
import com.netflix.discovery.EurekaClient;
import com.netflix.discovery.EurekaClientConfig;
import java.util.List;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.netflix.eureka.EurekaDiscoveryClient;
import org.springframework.cloud.netflix.eureka.EurekaServiceInstance;

/**
 * Where a service is: at the instances that are ready; where none is, at those that are not. They read what they can without
 * what they have lost, and say themselves what that is. One that is taken out is nowhere.
 */
final class ReadyInstances extends EurekaDiscoveryClient {

    ReadyInstances(EurekaClient registry, EurekaClientConfig config) {
        super(registry, config);
    }

    @Override
    public List<ServiceInstance> getInstances(String service) {
        List<ServiceInstance> all = super.getInstances(service);
        List<ServiceInstance> ready = those(all, InstanceStatus.UP);
        return ready.isEmpty() ? those(all, InstanceStatus.DOWN) : ready;
    }

    private static List<ServiceInstance> those(List<ServiceInstance> all, InstanceStatus status) {
        return all.stream()
                .filter(each -> each instanceof EurekaServiceInstance known
                        && known.getInstanceInfo().getStatus() == status)
                .toList();
    }
}
