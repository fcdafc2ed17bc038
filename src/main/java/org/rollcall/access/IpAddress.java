package org.rollcall.access;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** IP addresses in one writing each, however they were written. */
final class IpAddress {

    private IpAddress() {}

    /**
     * An address as Java writes it; one of IPv4 that is mapped into IPv6 as that of IPv4. Brackets and a port, as some proxies add them,
     * are left out.
     *
     * @return null for what is no address
     */
    static @Nullable String of(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(withoutPort(text.strip()));
        if (bytes == null) {
            return null;
        }
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has 4 or 16 bytes", e);
        }
    }

    private static String withoutPort(String text) {
        if (text.startsWith("[") && text.contains("]")) {
            return text.substring(1, text.indexOf(']'));
        }
        int colon = text.indexOf(':');
        return colon >= 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
    }
}
