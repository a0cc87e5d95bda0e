package org.ergodrop.analysis.video;

/**
 * What decoding may take.
 *
 * @param framesInFlight frames that may be handed out and not yet released; decoding waits when all are out
 * @param decoderThreads threads of the codec; 1 leaves the other cores to the pose model
 */
public record DecodeResources(int framesInFlight, int decoderThreads) {

    /** Four frames keep decoder, crop and model busy at once; one thread decodes 720p faster than the model runs. Ours. */
    public static final DecodeResources DEFAULT = new DecodeResources(4, 1);

    public DecodeResources {
        if (framesInFlight < 1 || decoderThreads < 1) {
            throw new IllegalArgumentException("framesInFlight and decoderThreads must be at least 1, were "
                    + framesInFlight + " and " + decoderThreads);
        }
    }
}
