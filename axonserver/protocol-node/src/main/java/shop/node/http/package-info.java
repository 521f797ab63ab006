/**
 * The HTTP port beside the protocol: how requests are read and answered, health, and a place where a viewer adds its own
 * paths. Tomcat's reader of HTTP is asked without its servlets ({@code WebServer}). That nobody who sends or reads slowly
 * holds others up is seen to by {@code PatientProtocol} and {@link shop.node.http.Places}.
 */
package shop.node.http;
