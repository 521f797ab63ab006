package shop.gateway.routing;

import java.net.URI;
import java.util.List;

/** Where the instances of a service are, now. */
public interface Instances {

    /**
     * All of them, the one whose turn it is first.
     *
     * @param service its address, as {@code shop.services} has it, of which the host may be a name
     * @return addresses without a path; none where no instance is known
     */
    List<URI> of(URI service);
}
