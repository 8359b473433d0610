/** A soft sound when the time is out, made here: two tones, half a second. */

const TONES = [659, 523];
const LENGTH = 0.5;
const LOUDEST = 0.2;
const SILENT = 0.0001;

export class Chime {
  /** @type {AudioContext | null} */
  #audio = null;

  /** Plays the sound; a browser that makes none is no fault. */
  async ring() {
    try {
      this.#audio ??= new AudioContext();
      await this.#audio.resume();
      TONES.forEach((tone, index) => this.#play(tone, index * LENGTH / 2));
    } catch {
      // There is no sound to be had here.
    }
  }

  /** @param {number} frequency @param {number} delay in seconds */
  #play(frequency, delay) {
    if (!this.#audio) return;
    const begin = this.#audio.currentTime + delay;
    const [tone, loudness] = [this.#audio.createOscillator(), this.#audio.createGain()];
    tone.frequency.value = frequency;
    loudness.gain.setValueAtTime(SILENT, begin);
    loudness.gain.exponentialRampToValueAtTime(LOUDEST, begin + 0.03);
    loudness.gain.exponentialRampToValueAtTime(SILENT, begin + LENGTH);
    tone.connect(loudness).connect(this.#audio.destination);
    tone.start(begin);
    tone.stop(begin + LENGTH);
  }
}
