/** Making a file that takes a moment, one at a time, and what became of it. */
export class Saving {
	making: boolean = $state(false);
	/** the last one could not be made */
	failed: boolean = $state(false);
	/** what is said of the last one */
	message: string = $state('');

	/** @param make makes and hands out the file, and says what is to be said of it */
	async run(make: () => Promise<string>): Promise<void> {
		if (this.making) return;
		this.making = true;
		this.failed = false;
		this.message = '';
		try {
			this.message = await make();
		} catch {
			this.failed = true;
		} finally {
			this.making = false;
		}
	}
}
