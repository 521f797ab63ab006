package shop.guard;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * Where requests come from, as far as it is worth telling apart. Whoever has one IPv6 address has the 2^64 of its network
 * (RFC 4291, section 2.5.1), and could come from another one each time; so a network counts as one.
 */
final class Networks {

    private static final int BYTES_OF_A_NETWORK = 8;

    private Networks() {}

    static String of(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, BYTES_OF_A_NETWORK) + "/64"
                : address.getHostAddress();
    }

    /** @param address as a server tells it; what is no IPv6 address stands for itself */
    static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // In brackets it is never taken for a name, which would be asked for in the network.
            return of(InetAddress.getByName("[" + address + "]"));
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }
}
