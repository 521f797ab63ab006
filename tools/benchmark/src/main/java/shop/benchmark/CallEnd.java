package shop.benchmark;

import io.grpc.stub.StreamObserver;

/** Tells a client when its call has ended, whatever was answered before that. */
final class CallEnd<T> implements StreamObserver<T> {

    private final Load.Client client;

    CallEnd(Load.Client client) {
        this.client = client;
    }

    @Override
    public void onNext(T message) {
        // That it came is all that matters.
    }

    @Override
    public void onError(Throwable cause) {
        client.failed(cause);
    }

    @Override
    public void onCompleted() {
        client.done();
    }
}
