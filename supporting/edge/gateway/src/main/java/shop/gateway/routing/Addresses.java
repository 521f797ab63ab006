package shop.gateway.routing;

import java.net.URI;
import org.springframework.web.util.UriComponentsBuilder;

/** The same request, at another instance. */
final class Addresses {

    private Addresses() {}

    static URI at(URI request, String host, int port) {
        boolean bare = host.contains(":") && !host.startsWith("[");
        return UriComponentsBuilder.fromUri(request)
                .host(bare ? "[" + host + "]" : host)
                .port(port)
                .build(true)
                .toUri();
    }

    static URI at(URI request, URI instance) {
        return UriComponentsBuilder.fromUri(at(request, instance.getHost(), instance.getPort()))
                .scheme(instance.getScheme())
                .build(true)
                .toUri();
    }

    /** Where that is, without what is asked there. */
    static String authority(URI address) {
        return address.getHost() + ":" + address.getPort();
    }
}
