package shop.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.netflix.appinfo.InstanceInfo;
import com.netflix.appinfo.InstanceInfo.InstanceStatus;
import com.netflix.discovery.EurekaClient;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.netflix.eureka.EurekaClientConfigBean;

@DisplayName("Of the registered instances of a service")
class ReadyInstancesTest {

    private final Map<String, InstanceStatus> registered = new LinkedHashMap<>();

    @Test
    @DisplayName("those are asked that are ready")
    void ready() {
        registered.put("order-1", InstanceStatus.UP);
        registered.put("order-2", InstanceStatus.DOWN);
        registered.put("order-3", InstanceStatus.UP);

        assertThat(asked()).containsExactly("order-1", "order-3");
    }

    @Test
    @DisplayName("those are asked that are not, where none is ready: they say best what is wrong")
    void noneIsReady() {
        registered.put("order-1", InstanceStatus.DOWN);
        registered.put("order-2", InstanceStatus.DOWN);

        assertThat(asked()).containsExactly("order-1", "order-2");
    }

    @Test
    @DisplayName("none is asked that is taken out, or has not started, whatever becomes of the others")
    void takenOut() {
        registered.put("order-1", InstanceStatus.OUT_OF_SERVICE);
        registered.put("order-2", InstanceStatus.STARTING);
        assertThat(asked()).isEmpty();

        registered.put("order-3", InstanceStatus.DOWN);
        assertThat(asked()).containsExactly("order-3");
    }

    private List<String> asked() {
        return new ReadyInstances(registry(), new EurekaClientConfigBean())
                .getInstances("order").stream()
                        .map(ServiceInstance::getInstanceId)
                        .toList();
    }

    private EurekaClient registry() {
        List<InstanceInfo> all = registered.entrySet().stream()
                .map(each -> InstanceInfo.Builder.newBuilder()
                        .setAppName("order")
                        .setInstanceId(each.getKey())
                        .setIPAddr("127.0.0.1")
                        .setStatus(each.getValue())
                        .build())
                .toList();
        return (EurekaClient) Proxy.newProxyInstance(
                EurekaClient.class.getClassLoader(),
                new Class<?>[] {EurekaClient.class},
                (proxy, method, arguments) -> all);
    }
}
