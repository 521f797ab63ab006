package shop.benchmark;

import com.google.protobuf.Empty;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Answers nothing to nothing, over the same transport as the node: the most round trips that this machine has to give. */
final class EmptyServer {

    static final MethodDescriptor<Empty, Empty> METHOD = MethodDescriptor.newBuilder(
                    ProtoUtils.marshaller(Empty.getDefaultInstance()),
                    ProtoUtils.marshaller(Empty.getDefaultInstance()))
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("shop.benchmark.Empty/Call")
            .build();

    private EmptyServer() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                .directExecutor()
                .addService(ServerServiceDefinition.builder("shop.benchmark.Empty")
                        .addMethod(METHOD, ServerCalls.<Empty, Empty>asyncUnaryCall((nothing, response) -> {
                            response.onNext(Empty.getDefaultInstance());
                            response.onCompleted();
                        }))
                        .build())
                .build()
                .start();
        System.out.println("Ready on 127.0.0.1:" + server.getPort());
        server.awaitTermination();
    }
}
